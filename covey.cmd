@echo off
rem Starts Covey from this checkout: covey [desktop^|console^|tracker^|balancer^|demo^|invite] ...
setlocal EnableExtensions EnableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "build=%root%\.build"

call :find_java || exit /b 1
if defined COVEY_APP (
  set "app=%COVEY_APP%"
) else (
  call :build_if_needed || exit /b 1
  set /p current=<"%build%\current"
  set "app=%build%\!current!"
)
if not exist "%app%\covey.jar" (
  echo covey: %app% holds no built Covey ^(covey.jar is missing^). 1>&2
  exit /b 1
)

set "subcommand=%~1"
if "%subcommand%"=="" set "subcommand=desktop"
if "%~1"=="" (set "arguments=desktop") else (set "arguments=%*")
if /i "%subcommand%"=="desktop" (
  "%java_home%\bin\java.exe" --enable-native-access=ALL-UNNAMED,javafx.graphics --module-path "%app%\javafx" --add-modules javafx.controls,javafx.fxml %COVEY_JAVA_OPTIONS% -cp "%app%\covey.jar;%app%\lib\*;%app%\desktop\*" dev.covey.Covey %arguments%
) else (
  set "quick="
  rem The JVM refuses to start with some options beside these.
  if not defined COVEY_JAVA_OPTIONS if not defined JAVA_TOOL_OPTIONS if not defined JDK_JAVA_OPTIONS (
    if exist "%app%\covey.aot" set quick=-XX:AOTCache="%app%\covey.aot" -Xlog:aot*=off
    if /i "%subcommand%"=="demo" set quick=!quick! "@%root%\launcher\demo.options"
  )
  "%java_home%\bin\java.exe" !quick! --enable-native-access=ALL-UNNAMED %COVEY_JAVA_OPTIONS% -cp "%app%\covey.jar;%app%\lib\*" dev.covey.Covey %arguments%
)
exit /b %ERRORLEVEL%

:find_java
if defined COVEY_JAVA_HOME (
  call :fits "%COVEY_JAVA_HOME%" && (set "java_home=%COVEY_JAVA_HOME%" & exit /b 0)
  echo covey: COVEY_JAVA_HOME is %COVEY_JAVA_HOME%, which is no JDK 25 or newer: correct it or unset it. 1>&2
  exit /b 1
)
if defined JAVA_HOME call :fits "%JAVA_HOME%" && (set "java_home=%JAVA_HOME%" & exit /b 0)
for /f "delims=" %%j in ('where java 2^>nul') do (
  for %%h in ("%%~dpj..") do call :fits "%%~fh" && (set "java_home=%%~fh" & exit /b 0)
)
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  for /d %%h in ("%%~p\*") do call :fits "%%~fh" && (set "java_home=%%~fh" & exit /b 0)
)
echo covey: needs a JDK 25 or newer and found none: install one ^(for example Temurin 25^) or set COVEY_JAVA_HOME to its folder. 1>&2
exit /b 1

rem Succeeds if the folder is a JDK of version 25 or newer, as its release file says.
:fits
if not exist "%~1\bin\java.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "version=%%~v"
  set "version=!version:"=!"
  if !version! GEQ 25 exit /b 0
)
exit /b 1

rem Builds when there is no build yet or a source is newer than it, each time into a folder of its own.
:build_if_needed
if exist "%build%\current" (
  powershell -NoProfile -Command "$t=(Get-Item '%build%\current').LastWriteTime; if (Get-ChildItem -Recurse '%root%\src\main','%root%\pom.xml' | Where-Object LastWriteTime -gt $t | Select-Object -First 1) {exit 1}" && exit /b 0
)
where mvn >nul 2>&1 || (
  echo covey: needs Maven to build itself and found no mvn on the PATH: install Maven 3.8 or newer. 1>&2
  exit /b 1
)
if not exist "%java_home%\bin\javac.exe" (
  echo covey: needs a full JDK to build itself, and %java_home% has no javac: install the JDK 25. 1>&2
  exit /b 1
)
if not exist "%build%" mkdir "%build%"
<nul set /p "=Building Covey (the first time takes a minute or two)... " 1>&2
set "JAVA_HOME_BEFORE=%JAVA_HOME%"
set "JAVA_HOME=%java_home%"
call mvn -B -q -f "%root%\pom.xml" "-Dcovey.target=%build%\target" -Dmaven.test.skip=true package >"%build%\build.log" 2>&1
set "built=%ERRORLEVEL%"
set "JAVA_HOME=%JAVA_HOME_BEFORE%"
if not "%built%"=="0" (
  echo failed. 1>&2
  echo covey: could not be built; the whole log is in %build%\build.log. 1>&2
  exit /b 1
)
set "name=app-%RANDOM%%RANDOM%"
xcopy /e /i /q "%build%\target\app" "%build%\%name%" >nul || exit /b 1
>"%build%\current" echo %name%
call :train "%build%\%name%"
echo done. 1>&2
exit /b 0

rem Keeps what the JVM learns in a short demo, for quicker starts; without it all works too, only slower.
:train
set "COVEY_HOME_BEFORE=%COVEY_HOME%"
set "COVEY_HOME=%build%\training"
"%java_home%\bin\java.exe" -XX:AOTCacheOutput="%build%\training.aot" "@%root%\launcher\demo.options" --enable-native-access=ALL-UNNAMED -cp "%~1\covey.jar;%~1\lib\*" dev.covey.Covey demo --size 16MiB --seeders 2 >"%build%\training.log" 2>&1
if not errorlevel 1 if exist "%build%\training.aot" move /y "%build%\training.aot" "%~1\covey.aot" >nul
set "COVEY_HOME=%COVEY_HOME_BEFORE%"
del /q "%build%\training.aot" >nul 2>&1
rd /s /q "%build%\training" >nul 2>&1
exit /b 0
